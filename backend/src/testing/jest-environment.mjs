import { TestEnvironment } from 'jest-environment-node';

/**
 * Node's test environment with the outer realm's typed arrays: native modules (ONNX Runtime) hand out and check for
 * those, and a test's realm has others of the same names. See https://github.com/jestjs/jest/issues/7780.
 */
export default class OuterTypedArrays extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { Float32Array, BigInt64Array, Int32Array, Uint8Array });
  }
}
