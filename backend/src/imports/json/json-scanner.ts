import { byteRecorder, type ByteRecorder } from './byte-recorder.js';

export type JsonPiece =
  /** One element of the outermost array or of `issues`, or one of several objects in a row. */
  | { readonly kind: 'element'; readonly bytes: Buffer }
  /** An object that held `issues`, with `null` in their place: what else the answer says (`names`). */
  | { readonly kind: 'envelope'; readonly bytes: Buffer }
  /** The structure is lost: nothing behind this can be told apart any more. */
  | { readonly kind: 'broken'; readonly reason: string };

/** Jira's issues stay far below; nesting is bounded so that nothing recursive runs out of stack. */
const maxElementBytes = 16 * 1024 * 1024;
const maxDepth = 256;

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a] as const;
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d] as const;
const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

interface State {
  /** Openers of the objects and arrays around the current byte. */
  readonly open: number[];
  readonly element: ByteRecorder;
  readonly envelope: ByteRecorder;
  readonly out: JsonPiece[];
  inString: boolean;
  isEscaped: boolean;
  /** Depth inside which every value is an element, or null outside such an array. */
  level: number | null;
  /** Name of the member of the outermost object that is being read, as far as `issues` needs it. */
  name: string;
  readsName: boolean;
  hadIssues: boolean;
  isBroken: boolean;
}

const breakOff = (state: State, reason: string): void => {
  state.isBroken = true;
  state.out.push({ kind: 'broken', reason });
};

const endElement = (state: State, chunk: Buffer, to: number): void => {
  state.element.pause(chunk, to);
  state.out.push({ kind: 'element', bytes: state.element.take() });
};

const enter = (state: State, byte: number, at: number): void => {
  const depth = state.open.length;
  if (depth === 0 && byte === openBrace) state.envelope.start(at);
  if (depth === 0 && byte === openBracket) state.level = 1;
  if (state.level === depth && depth > 0) state.element.start(at);
  state.open.push(byte);
  if (depth === 0) state.readsName = true;
  if (state.open.length > maxDepth) breakOff(state, `nested deeper than ${maxDepth} levels`);
};

/** `issues` of the outermost object: from here on every value is an element, and the envelope pauses. */
const enterIssues = (state: State, chunk: Buffer, at: number): void => {
  state.envelope.pause(chunk, at);
  state.envelope.add('null');
  state.hadIssues = true;
  state.open.push(openBracket);
  state.level = 2;
};

const leaveObject = (state: State, chunk: Buffer, at: number): void => {
  if (state.open.length > 0) {
    if (state.open.length === state.level && state.element.isOn()) endElement(state, chunk, at + 1);
    return;
  }
  state.envelope.pause(chunk, at + 1);
  const kind = state.hadIssues ? 'envelope' : 'element';
  state.out.push({ kind, bytes: state.envelope.take() });
  state.hadIssues = false;
};

const leaveArray = (state: State, chunk: Buffer, at: number): void => {
  const depth = state.open.length;
  if (depth + 1 !== state.level) {
    if (depth === state.level && state.element.isOn()) endElement(state, chunk, at + 1);
    return;
  }
  // The array of the elements itself ends; a bare value may still be open before its bracket.
  if (state.element.isOn()) endElement(state, chunk, at);
  state.level = null;
  if (depth > 0) state.envelope.start(at + 1);
};

const leave = (state: State, chunk: Buffer, at: number): void => {
  const byte = chunk[at];
  const opener = state.open.pop();
  if (byte === closeBrace && opener === openBrace) leaveObject(state, chunk, at);
  else if (byte === closeBracket && opener === openBracket) leaveArray(state, chunk, at);
  else breakOff(state, 'brackets do not match');
};

const plainByte = (state: State, chunk: Buffer, at: number): void => {
  const byte = chunk[at] ?? 0;
  const depth = state.open.length;
  if (byte === openBracket && depth === 1 && state.level === null && state.name === 'issues')
    enterIssues(state, chunk, at);
  else if (byte === openBrace || byte === openBracket) enter(state, byte, at);
  else if (byte === closeBrace || byte === closeBracket) leave(state, chunk, at);
  else if (byte === comma) {
    if (depth === state.level && state.element.isOn()) endElement(state, chunk, at);
    if (depth === 1) state.readsName = true;
  } else if (isSpace(byte)) return;
  else if (depth === 0) breakOff(state, 'text outside of any object');
  else if (byte === colon) {
    if (depth === 1) state.readsName = false;
  } else if (depth === state.level && !state.element.isOn()) state.element.start(at);
};

/** Backslashes in a row that end before `end`, not before `from`. */
const backslashesBefore = (chunk: Buffer, from: number, end: number): number => {
  let at = end;
  while (at > from && chunk[at - 1] === backslash) at -= 1;
  return end - at;
};

/** Goes on inside a string from `at`; returns where it stands: on the closing quote, or at the end of the chunk. */
const throughString = (state: State, chunk: Buffer, at: number): number => {
  // A backslash at the end of the last chunk takes this chunk's first byte with it.
  const from = state.isEscaped ? at + 1 : at;
  state.isEscaped = false;
  let end = chunk.indexOf(quote, from);
  while (end >= 0 && backslashesBefore(chunk, from, end) % 2 === 1) end = chunk.indexOf(quote, end + 1);
  const to = end < 0 ? chunk.length : end;
  if (end < 0) state.isEscaped = backslashesBefore(chunk, from, to) % 2 === 1;
  else state.inString = false;
  if (state.readsName && state.open.length === 1 && state.name.length < 7)
    state.name += chunk.toString('latin1', at, Math.min(to, at + 7));
  return to;
};

const beginString = (state: State, at: number): void => {
  const depth = state.open.length;
  if (depth === 0) return breakOff(state, 'text outside of any object');
  if (depth === state.level && !state.element.isOn()) state.element.start(at);
  if (depth === 1 && state.readsName) state.name = '';
  state.inString = true;
};

const scanChunk = (state: State, chunk: Buffer): void => {
  for (let at = 0; at < chunk.length && !state.isBroken; at += 1) {
    const byte = chunk[at] ?? 0;
    if (state.inString) at = throughString(state, chunk, at);
    else if (byte === quote) beginString(state, at);
    else plainByte(state, chunk, at);
  }
  state.element.carryOver(chunk);
  state.envelope.carryOver(chunk);
  if (!state.isBroken && Math.max(state.element.size(), state.envelope.size()) > maxElementBytes)
    breakOff(state, `longer than ${maxElementBytes / 1024 / 1024} MiB`);
};

/** Cuts JSON into elements without ever holding more than one of them; the bytes may arrive in any pieces. */
export const jsonScanner = () => {
  const state: State = {
    open: [],
    element: byteRecorder(),
    envelope: byteRecorder(),
    out: [],
    inString: false,
    isEscaped: false,
    level: null,
    name: '',
    readsName: false,
    hadIssues: false,
    isBroken: false,
  };
  const taken = (): JsonPiece[] => state.out.splice(0);
  return {
    scan: (chunk: Buffer): JsonPiece[] => {
      if (!state.isBroken) scanChunk(state, chunk);
      return taken();
    },
    end: (): JsonPiece[] => {
      if (!state.isBroken && state.open.length > 0) breakOff(state, 'the file ends in the middle of it');
      return taken();
    },
  };
};
