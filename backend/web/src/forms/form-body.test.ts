import { formBody } from './form-body.js';

describe('formBody', () => {
  it('nests, trims, reads numbers and keeps secrets as typed', () => {
    const kinds = {
      email: 'text',
      password: 'secret',
      'team.name': 'text',
      'team.dayRate': 'number',
      'team.capacityDays': 'numberOrNull',
    } as const;
    const values = {
      email: ' ada@example.com ',
      password: ' two words ',
      'team.name': 'Harbour',
      'team.dayRate': '1 250,5',
      'team.capacityDays': '',
    };
    expect(formBody(kinds, values)).toEqual({
      body: {
        email: 'ada@example.com',
        password: ' two words ',
        team: { name: 'Harbour', dayRate: 1250.5, capacityDays: null },
      },
      errors: {},
    });
  });

  it('leaves out what is empty and may be', () => {
    const kinds = {
      email: 'textOrNone',
      newPassword: 'secretOrNone',
      note: 'textOrNull',
      rate: 'number',
    } as const;
    expect(formBody(kinds, { email: ' ', newPassword: '', note: '', rate: '' })).toEqual({
      body: { note: null },
      errors: {},
    });
  });

  it('names the field whose number cannot be read', () => {
    const read = formBody({ 'team.dayRate': 'number' }, { 'team.dayRate': 'lots' });
    expect(Object.keys(read.errors)).toEqual(['team.dayRate']);
    expect(read.body).toEqual({});
  });
});
