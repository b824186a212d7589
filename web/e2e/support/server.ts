import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program of its own with a small made-up company, on a free port, gone afterwards. */
export class Server {
  readonly base: string;
  private readonly process: ChildProcess;
  private readonly folder: string;

  private constructor(base: string, child: ChildProcess, folder: string) {
    this.base = base;
    this.process = child;
    this.folder = folder;
  }

  static async start(port: number): Promise<Server> {
    const program = process.env['FARFLUNG_BIN'];
    if (program === undefined) throw new Error('FARFLUNG_BIN names the program');
    const folder = mkdtempSync(join(tmpdir(), 'farflung-e2e-'));
    const env = {
      ...process.env,
      FARFLUNG_DATABASE: `sqlite:${join(folder, 'farflung.db')}`,
      FARFLUNG_DATA: folder,
      FARFLUNG_LISTEN: `127.0.0.1:${port}`,
    };
    execFileSync(program, ['demo', '--size', 'S'], { env, stdio: 'ignore' });
    const child = spawn(program, ['serve'], { env, stdio: 'ignore' });
    const base = `http://127.0.0.1:${port}`;
    for (let attempt = 0; attempt < 100; ++attempt) {
      const ready = await fetch(`${base}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return new Server(base, child, folder);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    child.kill('SIGKILL');
    throw new Error('the program does not become ready');
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
