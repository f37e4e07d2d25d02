export { createTextEncoder, type EncodedTexts, type TextEncoder } from './text-encoder.js';
export { readable, wordTexts } from './words.js';
