import { identity, signals } from '@valora/contracts';
import { fieldErrorsOfDetails, fieldErrorsOfIssues } from './field-errors.js';

const problemsOf = (body: unknown) => {
  const parsed = identity.createOwner.body.safeParse(body);
  return parsed.success ? {} : fieldErrorsOfIssues(parsed.error.issues);
};

describe('fieldErrorsOfIssues', () => {
  it('names the field and says what to do', () => {
    const errors = problemsOf({
      linkToken: 'x'.repeat(20),
      email: 'ada',
      password: 'short',
      name: ' ',
      team: { name: 'Team', currency: 'euro', dayRate: 0 },
    });
    expect(errors).toEqual({
      email: 'Write an e-mail address such as ada@example.com.',
      password: 'This must be at least 12 characters long.',
      name: 'Fill this in.',
      'team.currency': 'This must be a three-letter ISO 4217 code such as EUR.',
      'team.dayRate': 'Give 0.01 or more.',
    });
  });

  it('asks for what is missing', () => {
    const parsed = signals.record.body.safeParse({});
    expect(parsed.success ? {} : fieldErrorsOfIssues(parsed.error.issues)).toEqual({ text: 'Fill this in.' });
  });

  it('names limits of length and size', () => {
    const errors = problemsOf({
      linkToken: 'x'.repeat(20),
      email: 'ada@example.com',
      password: 'twelve or more',
      name: 'n'.repeat(101),
      team: { name: 'Team', currency: 'EUR', capacityDays: 1e9 },
    });
    expect(errors).toEqual({
      name: 'Use at most 100 characters.',
      'team.capacityDays': 'Give 1000000 or less.',
    });
  });
});

describe('fieldErrorsOfDetails', () => {
  it('puts each problem on its field and keeps the rest', () => {
    const said = fieldErrorsOfDetails(
      [
        { field: 'body.team.dayRate.amount', problem: 'must be above 0' },
        { field: 'body.email', problem: 'is already used' },
        { field: 'body', problem: 'give at least one value' },
        { field: 'query.limit', problem: 'must be at most 500' },
      ],
      ['email', 'team.dayRate'],
    );
    expect(said.errors).toEqual({ 'team.dayRate': 'This must be above 0.', email: 'This is already used.' });
    expect(said.rest).toEqual(['Give at least one value.', 'limit: This must be at most 500.']);
  });
});
