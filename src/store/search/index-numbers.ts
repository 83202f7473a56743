/** Numbers in the order in which they came, eight bytes each. */
export interface NumberLog {
  push(value: number): void;
  /** Of what has come so far; the memory is the log's own. */
  readonly taken: () => Float64Array;
  readonly size: () => number;
}

export function createNumberLog(): NumberLog {
  let values = new Float64Array(1024);
  let size = 0;
  return {
    push: (value) => {
      if (size === values.length) {
        const larger = new Float64Array(size * 2);
        larger.set(values);
        values = larger;
      }
      values[size] = value;
      size += 1;
    },
    taken: () => values.subarray(0, size),
    size: () => size,
  };
}

/** A blob as the engine gives it: from `get` a Buffer, from `all` an ArrayBuffer. */
export type Blob = Uint8Array | ArrayBuffer;

/** The same bytes where a typed array can stand on them: the engine gives them at any address. */
export function aligned(data: Blob): { readonly buffer: ArrayBuffer; readonly start: number } {
  if (data instanceof ArrayBuffer) return { buffer: data, start: 0 };
  return data.byteOffset % 8 === 0 && data.buffer instanceof ArrayBuffer
    ? { buffer: data.buffer, start: data.byteOffset }
    : { buffer: Uint8Array.from(data).buffer, start: 0 };
}

/** The array's bytes, not copied. They are in the order of this machine: the file is made and read on one. */
export const bytesOf = (array: Uint8Array | Uint16Array | Uint32Array | Float64Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);
