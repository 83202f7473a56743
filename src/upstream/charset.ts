import { TextDecoder } from 'node:util';

const BYTE_ORDER_MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

const CHARSET = /;\s*charset\s*=\s*"?([^\s";]+)/i;

const strictDecoder = (label: string): TextDecoder | undefined => {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
};

/**
 * Text of a whole document: by its byte order mark, else the charset of its Content-Type (WHATWG labels; one that
 * nobody knows is passed over), else UTF-8. Bytes that are not what was declared are read as Windows-1252, which
 * takes any, rather than littered with U+FFFD. The byte order mark is not part of the text.
 */
export const decodeText = (bytes: Uint8Array, contentType: string | undefined): string => {
  const marked = BYTE_ORDER_MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  const declared = marked?.encoding ?? CHARSET.exec(contentType ?? '')?.[1];
  const decoder =
    (declared === undefined ? undefined : strictDecoder(declared)) ?? new TextDecoder('utf-8', { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
