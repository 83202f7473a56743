/** Before the body: the length of its media type, in bytes. */
const LENGTH_BYTES = 2;
const MAX_TYPE_BYTES = 2 ** 16 - 1;

/** A body with its media type, as bytes for another replica; unpacked by `unpacked`. */
export const packed = (body: Uint8Array, contentType: string | undefined): Buffer => {
  const type = Buffer.from(contentType ?? '', 'latin1').subarray(0, MAX_TYPE_BYTES);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(type.byteLength);
  return Buffer.concat([length, type, body]);
};

/** What `packed` was given. */
export const unpacked = (bytes: Buffer): { readonly body: Uint8Array; readonly contentType: string | undefined } => {
  const bodyAt = LENGTH_BYTES + bytes.readUInt16BE(0);
  const type = bytes.toString('latin1', LENGTH_BYTES, bodyAt);
  return { body: bytes.subarray(bodyAt), contentType: type === '' ? undefined : type };
};
