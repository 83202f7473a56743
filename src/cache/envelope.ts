import { createHash } from 'node:crypto';

/** Names the form of what follows; another form will be another mark, and this one's values misses. */
const MARK = Buffer.from('KG1\n');
const HASH_BYTES = 32;
const KEY_AT = MARK.byteLength + HASH_BYTES + 4;

const hashOf = (key: Buffer, value: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(key.byteLength);
  return createHash('sha256').update(length).update(key).update(value).digest();
};

/**
 * A value with what proves that it is the key's value and whole: mark, SHA-256, length of the key, key, value. A
 * connection that has lost its place gives one key's reply to another; bytes rot, and are written by others.
 */
export const seal = (key: string, value: Buffer): Buffer => {
  const name = Buffer.from(key);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.byteLength);
  return Buffer.concat([MARK, hashOf(name, value), length, name, value]);
};

/** The value that was sealed under this key, or undefined for anything else. */
export const unseal = (key: string, sealed: Buffer): Buffer | undefined => {
  const name = Buffer.from(key);
  const valueAt = KEY_AT + name.byteLength;
  if (sealed.byteLength < valueAt || !sealed.subarray(0, MARK.byteLength).equals(MARK)) return undefined;
  if (sealed.readUInt32BE(KEY_AT - 4) !== name.byteLength || !sealed.subarray(KEY_AT, valueAt).equals(name))
    return undefined;
  const value = sealed.subarray(valueAt);
  return hashOf(name, value).equals(sealed.subarray(MARK.byteLength, KEY_AT - 4)) ? value : undefined;
};
