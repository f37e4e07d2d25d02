import fc from 'fast-check';
import { jqlCall, parseTop, topJql } from './valora-top.js';

describe('valoraTop', () => {
  it.each([
    [['20'], { count: 20, project: null }],
    [[' 20 ', ' SHOP '], { count: 20, project: 'SHOP' }],
    [['1000', '10001'], { count: 1_000, project: '10001' }],
    [['5', ''], { count: 5, project: null }],
  ])('reads %j', (given, asked) => {
    expect(parseTop(given)).toEqual(asked);
  });

  it.each([
    [[], /“” is not a number/],
    [['0'], /from 1 to 1000/],
    [['1001'], /from 1 to 1000/],
    [['-3'], /“-3”/],
    [['1.5'], /“1.5”/],
    [['ten'], /“ten”/],
    [['5', 'SHOP) OR project = "SECRET"'], /not the key of a project/],
    [['5', 'SHOP', 'more'], /at most one project/],
  ])('says what is wrong with %j', (given, problem) => {
    expect(parseTop(given)).toEqual({ error: expect.stringMatching(problem) });
  });

  it('is never anything but a list of numbers, whatever the arguments', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 3 }), (given) => {
        const asked = parseTop(given);
        if ('error' in asked) return;
        expect(asked.count).toBeGreaterThanOrEqual(1);
        expect(asked.count).toBeLessThanOrEqual(1_000);
        expect(topJql('in', ['10001', '10002'])).toEqual({ jql: 'issue in (10001, 10002)' });
        expect(asked.project ?? 'A').not.toMatch(/[^\p{L}\p{N}_]/u);
      }),
    );
  });

  it('knows in and not in, also where there is nothing', () => {
    expect(topJql('NOT  IN', ['7'])).toEqual({ jql: 'issue not in (7)' });
    expect(topJql('in', [])).toEqual({ jql: 'project is EMPTY' });
    expect(topJql('not in', [])).toEqual({ jql: 'project is not EMPTY' });
    expect(topJql('=', ['7'])).toEqual({ error: expect.stringContaining('“=”') });
  });

  it('takes the call as Jira sends it, also inside a payload', () => {
    const call = {
      precomputationId: 'x',
      clause: {
        field: 'issue',
        type: ['issue'],
        operator: 'in',
        functionName: 'valoraTop',
        arguments: ['3'],
      },
    };
    expect(jqlCall.parse(call)).toEqual({ clause: { operator: 'in', arguments: ['3'] } });
    expect(jqlCall.parse({ payload: call, context: {} })).toEqual(jqlCall.parse(call));
  });
});
