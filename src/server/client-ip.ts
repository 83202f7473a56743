import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** The address that a request is counted to, as Fastify's `request.ip` has it. */
export type ClientIp = (request: IncomingMessage) => string;

/**
 * Goes back along X-Forwarded-For from the connection for as long as each address is that of a trusted proxy: one of
 * `trusted` (addresses and CIDRs), or one of so many hops.
 */
export function createClientIp(trusted: readonly string[] | number): ClientIp {
  const direct = ({ socket }: IncomingMessage): string => socket.remoteAddress ?? '';
  if (trusted === 0 || (typeof trusted !== 'number' && trusted.length === 0)) return direct;
  const isTrusted = typeof trusted === 'number' ? (_: string, hop: number) => hop < trusted : inNetworks(trusted);
  return (request) => {
    const told = request.headers['x-forwarded-for'];
    const forwarded = typeof told === 'string' ? told.split(',').map((part) => part.trim()) : [];
    const chain = [direct(request), ...forwarded.filter((part) => part !== '').toReversed()];
    const client = chain.findIndex((address, hop) => hop === chain.length - 1 || !isTrusted(address, hop));
    return chain[client] ?? direct(request);
  };
}

function inNetworks(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return (address) => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
}
