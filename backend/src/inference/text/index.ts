export { createTextEncoder, type EncodedTexts, type TextEncoder } from './text-encoder.js';
