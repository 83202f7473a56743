import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** For tests: something that listens where a Redis server is expected. */
export interface LocalFake {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const listen = async (server: Server, sockets: Set<Socket>): Promise<LocalFake> => {
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
};

/** The commands in a piece of RESP, each a list of words; whole pieces only, as a client on this machine sends them. */
const commandsIn = (text: string): readonly (readonly string[])[] => {
  const lines = text.split('\r\n');
  const commands: string[][] = [];
  for (const line of lines) if (line.startsWith('*')) commands.push([]);
  let at = -1;
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('*')) at += 1;
    else if (line.startsWith('$')) commands[at]?.push(lines[index + 1] ?? '');
  }
  return commands;
};

const INFO = 'redis_version:7.0.0\r\nloading:0';

/** Greets as a server does, and answers each further command with the bytes told. */
export const startFakeRedis = (reply: (command: readonly string[], count: number) => string): Promise<LocalFake> => {
  let count = 0;
  const server = createServer((socket) => {
    socket.on('data', (bytes) => {
      for (const command of commandsIn(bytes.toString('latin1'))) {
        const name = command[0]?.toLowerCase();
        if (name === 'info') socket.write(`$${INFO.length}\r\n${INFO}\r\n`);
        else if (name === 'client') socket.write('+OK\r\n');
        else socket.write(reply(command, (count += 1)));
      }
    });
  });
  return listen(server, new Set());
};

/** Stands before a real server and holds back what it says for so many milliseconds, which may change. */
export const startSlowRedis = (url: string, delayMs: () => number): Promise<LocalFake> => {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const real = connect(Number(port), hostname);
    sockets.add(real);
    real.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => real.destroy());
    socket.on('data', (bytes) => real.write(bytes));
    real.on('data', (bytes) => setTimeout(() => socket.writable && socket.write(bytes), delayMs()));
  });
  return listen(server, sockets);
};
