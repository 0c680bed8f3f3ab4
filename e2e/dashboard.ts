// The words a user sees, as locators.
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export class Dashboard {
	readonly page: Page;
	private readonly origin: string;

	constructor(page: Page, origin: string) {
		this.page = page;
		this.origin = origin;
	}

	async open(path: string): Promise<void> {
		const answer = await this.page.goto(this.origin + path);
		expect(answer?.status(), path).toBe(200);
	}

	get main(): Locator {
		return this.page.getByRole('main');
	}

	/** Sends a file by the import page and waits until its effect is shown. */
	async upload(name: string, text: string): Promise<void> {
		await this.open('/import');
		await this.page
			.getByLabel(/CSV file/)
			.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
		await this.page.getByRole('button', { name: 'Read the file' }).click();
		await expect(this.page.getByRole('heading', { name: 'What would change' })).toBeVisible();
	}

	async commit(): Promise<void> {
		await this.page.getByRole('button', { name: /^Commit/ }).click();
		await expect(this.page.getByRole('heading', { name: 'What it changed' })).toBeVisible();
	}

	async withdraw(reason: string): Promise<void> {
		await this.page.getByRole('link', { name: 'Withdraw…' }).click();
		await this.page.getByLabel(/Reason/).fill(reason);
		await this.page.getByRole('button', { name: 'Withdraw' }).click();
		await expect(this.main.getByText('withdrawn', { exact: false }).first()).toBeVisible();
	}

	/** The API's answer, which every page must agree with. */
	async api<T = CapYearBody>(path: string): Promise<T> {
		const answer = await this.page.request.get(this.origin + path);
		expect(answer.status(), path).toBe(200);
		return (await answer.json()) as T;
	}
}

/** The fields of `GET /api/v1/cap/{year}` that the tests read. */
export interface CapYearBody {
	readonly data_version: number;
	readonly declared: {
		readonly total_bbl: string | null;
		readonly share: number | null;
		readonly status: string | null;
		readonly at_least: boolean;
		readonly months: readonly { readonly month: string; readonly supplier: string; readonly state: string }[];
	};
	readonly observed: {
		readonly deliveries: number;
		readonly total_bbl: string | null;
		readonly suppliers: readonly { readonly supplier: string; readonly total_bbl: string | null }[];
	};
	readonly transfers: {
		readonly deliveries: number;
		readonly to_dprk_flagged: { readonly deliveries: number; readonly total_bbl: string | null };
	};
	readonly estimates: readonly { readonly document: string; readonly total_bbl: string | null }[];
	readonly headline: {
		readonly low_bbl: string | null;
		readonly high_bbl: string | null;
		readonly sentence: string;
	};
}
