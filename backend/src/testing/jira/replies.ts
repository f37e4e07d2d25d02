import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.js';
import type { RouteAnswer } from './route.js';

export const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
};

export const reply = (
  response: ServerResponse,
  { status, body, headers: own }: RouteAnswer,
  headers: Record<string, string> = {},
): void => {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json;charset=UTF-8',
    'atl-traceid': 'f1ac0ffee0000001',
    ...own,
    ...headers,
  });
  response.end(text);
};

/** Lets a request go wrong, after Jira did what it was asked where the fault says so. */
export const misbehave = (response: ServerResponse, fault: Fault, proper: () => RouteAnswer): void => {
  const made = fault.performed ? proper() : null;
  const { outcome } = fault;
  if (outcome === 'hang') return;
  if (outcome === 'drop') {
    response.socket?.resetAndDestroy();
  } else if (outcome === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Atlassian</title><h1>Something is happening</h1>');
  } else if (outcome === 'huge') {
    response.writeHead(200, { 'content-type': 'application/json' });
    const chunk = `"${'x'.repeat(1024 * 1024)}",`;
    const pour = (): void => {
      if (!response.destroyed) response.write(chunk, pour);
    };
    response.write('[');
    pour();
  } else if ('delayMs' in outcome) {
    setTimeout(() => {
      reply(response, made ?? proper());
    }, outcome.delayMs).unref();
  } else {
    reply(response, { status: outcome.status, body: outcome.body }, outcome.headers);
  }
};
