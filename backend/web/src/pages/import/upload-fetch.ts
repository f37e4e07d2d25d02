export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

/** Statuses whose answers have no body; Response refuses one (https://fetch.spec.whatwg.org/#null-body-status). */
const bodiless = [101, 204, 205, 304];

/**
 * A `fetch` that tells how much of a body has gone out, for the HTTP transport. Browsers report that through
 * XMLHttpRequest only; everything else about the call (headers, cookies, abort) is as with fetch.
 */
export const createUploadFetch =
  (onProgress: (progress: UploadProgress) => void): typeof fetch =>
  (input, init = {}) =>
    new Promise<Response>((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(init.method ?? 'GET', String(input));
      new Headers(init.headers).forEach((value, name) => request.setRequestHeader(name, value));
      request.upload.onprogress = ({ loaded, total }) => onProgress({ sentBytes: loaded, totalBytes: total });
      request.onload = () => {
        const body = bodiless.includes(request.status) ? null : request.responseText;
        resolve(new Response(body, { status: request.status }));
      };
      request.onerror = () => reject(new TypeError('the upload did not get through'));
      request.onabort = () => reject(new DOMException('the upload was stopped', 'AbortError'));
      init.signal?.addEventListener('abort', () => request.abort());
      request.send((init.body ?? null) as XMLHttpRequestBodyInit | null);
    });
