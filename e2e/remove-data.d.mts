export function removeData(dataDir: string): Promise<void>;
