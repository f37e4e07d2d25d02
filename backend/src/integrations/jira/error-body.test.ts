import { readErrorBody } from './error-body.js';

describe('readErrorBody', () => {
  it.each([
    ['{"errorMessages":["A"],"errors":{"x":"B"}}', { messages: ['A'], fields: { x: 'B' } }],
    ['{"code":401,"message":"Unauthorized"}', { messages: ['Unauthorized'], fields: {} }],
    ['{"error":"invalid_grant","error_description":"Old."}', { messages: ['Old.'], fields: {} }],
    ['{"errorMessages":"no list","errors":{"x":3,"y":"Z"}}', { messages: [], fields: { y: 'Z' } }],
    ['<html>', { messages: [], fields: {} }],
    ['[]', { messages: [], fields: {} }],
    ['', { messages: [], fields: {} }],
  ])('reads %s', (body, detail) => {
    expect(readErrorBody(body)).toEqual(detail);
  });

  it('shortens what is long and cuts what is many', () => {
    const body = JSON.stringify({ errorMessages: Array.from({ length: 90 }, () => 'x'.repeat(900)) });
    const { messages } = readErrorBody(body);
    expect([messages.length, messages[0]?.length]).toEqual([20, 300]);
  });
});
