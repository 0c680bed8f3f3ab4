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

	/** Chooses files on the import page, as a person does in the file dialog. */
	async choose(...files: { name: string; text: string | Buffer }[]): Promise<void> {
		await this.page
			.getByLabel(/CSV files/)
			.setInputFiles(
				files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text as string) }))
			);
	}

	/** Brings a file in by the import page and waits until its page shows it read. A clean file goes by itself. */
	async upload(name: string, text: string | Buffer): Promise<void> {
		await this.open('/import');
		await this.choose({ name, text });
		const send = this.page.getByRole('button', { name: /^Send to the server/ });
		const title = this.page.getByRole('heading', { name, level: 1 });
		await expect(send.or(title)).toBeVisible();
		if (await send.isVisible()) await send.click();
		await expect(title).toBeVisible();
		await expect(this.page.getByRole('navigation', { name: 'Steps of this import' })).toBeVisible();
	}

	step(name: 'File' | 'Columns' | 'Values' | 'Check' | 'Effect' | 'Done'): Locator {
		return this.page.getByRole('region', { name: new RegExp(`^\\d ?${name}$`) });
	}

	async commit(): Promise<void> {
		await this.page.getByRole('button', { name: /^Commit/ }).click();
		await expect(this.page.getByRole('heading', { name: 'What it changed' })).toBeVisible();
	}

	async withdraw(reason: string): Promise<void> {
		await this.page.getByRole('link', { name: 'Withdraw…' }).click();
		await this.page.getByLabel(/Reason/).fill(reason);
		await this.page.getByRole('button', { name: 'Withdraw', exact: true }).click();
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
