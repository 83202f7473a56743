import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Something on a port that is taken for Redis. */
export interface FalseRedis {
  readonly url: string;
  /** Pieces that clients have sent since they were last counted. */
  readonly heard: () => number;
  close(): Promise<void>;
}

const listen = async (onSocket: (socket: Socket) => void): Promise<Omit<FalseRedis, 'heard'>> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
};

/** Answers the greetings of a client as Redis does, and every other command with these bytes. */
export async function startFalseRedis(reply: string): Promise<FalseRedis> {
  let heard = 0;
  const server = await listen((socket) => {
    socket.on('data', (bytes) => {
      heard += 1;
      const said = bytes.toString('latin1').toLowerCase();
      if (said.includes('\r\ninfo\r\n')) socket.write('$24\r\nloading:0\r\nrole:master\r\n\r\n');
      else if (said.includes('\r\nclient\r\n')) socket.write('+OK\r\n+OK\r\n');
      else socket.write(reply);
    });
  });
  return { ...server, heard: () => heard };
}

/** A way to a real server on which each piece takes this many milliseconds longer. */
export async function startSlowWay(to: string, delayMs: () => number): Promise<FalseRedis> {
  let heard = 0;
  const { port } = new URL(to);
  const server = await listen((socket) => {
    const beyond = connect(Number(port), '127.0.0.1');
    beyond.on('error', () => socket.destroy()).once('close', () => socket.destroy());
    socket.once('close', () => beyond.destroy());
    socket.on('data', (bytes) => {
      heard += 1;
      setTimeout(() => beyond.write(bytes), delayMs());
    });
    beyond.on('data', (bytes) => socket.write(bytes));
  });
  return { ...server, heard: () => heard };
}
