// The settings PostgreSQL is started with: fast for one machine that loads large files, and never at the cost of an
// acknowledged row. They go on the command line, so that a new version of the program brings its own.
import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

export type PostgresSettings = Readonly<Record<string, string>>;

const MB = 1024 * 1024;

export function postgresSettings(): PostgresSettings {
	const memory = availableMemory();
	return {
		fsync: 'on',
		synchronous_commit: 'on',
		full_page_writes: 'on',
		shared_buffers: memory >= 4096 * MB ? '512MB' : '128MB',
		effective_cache_size: `${Math.max(256, Math.floor(memory / 2 / MB))}MB`,
		work_mem: memory >= 4096 * MB ? '64MB' : '16MB',
		maintenance_work_mem: memory >= 4096 * MB ? '256MB' : '64MB',
		max_connections: '40',
		max_wal_size: '4GB',
		checkpoint_timeout: '15min',
		// Nothing replicates from the embedded database, so bulk loads into new tables need no log.
		wal_level: 'minimal',
		max_wal_senders: '0',
		max_logical_replication_workers: '0',
		jit: 'off',
		random_page_cost: '1.1',
		...(hasSharedMemory() ? {} : { max_parallel_workers_per_gather: '0' }),
		timezone: 'UTC',
		log_timezone: 'UTC',
		// No row of the record and no statement with a password gets into the log file.
		log_error_verbosity: 'terse',
		log_min_error_statement: 'panic',
		log_checkpoints: 'off',
		log_line_prefix: '%m [%p] ',
		logging_collector: 'off'
	};
}

// Containers have less than the machine; without a limit the answer is a number beyond it.
function availableMemory(): number {
	const limit = process.constrainedMemory();
	return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

// Containers get 64 MB of /dev/shm by default, where parallel queries of this work_mem fail half-way.
function hasSharedMemory(): boolean {
	if (process.platform !== 'linux') return true;
	try {
		const { blocks, bsize } = statfsSync('/dev/shm');
		return blocks * bsize >= 512 * MB;
	} catch {
		return false;
	}
}
