import type { BinaryOperator, ComparisonOperator, FunctionName, Node } from './node.js';
import { functionArity, namesIn } from './node.js';
import type { FormulaProblem, Token } from './tokenize.js';
import { tokenize } from './tokenize.js';

/** Longer or deeper formulas are refused: nobody can read them, and depth bounds the evaluator's memory. */
export const formulaLimits = { characters: 2000, depth: 40, names: 30 } as const;

export type ParsedFormula =
  { readonly ok: true; readonly node: Node } | { readonly ok: false; readonly problem: FormulaProblem };

class Refused extends Error {
  constructor(readonly problem: FormulaProblem) {
    super(problem.message);
  }
}

const refuse = (position: number, message: string): never => {
  throw new Refused({ position, message });
};

const comparisons: readonly string[] = ['<', '<=', '>', '>=', '==', '!='] satisfies ComparisonOperator[];
const isComparison = (text: string): text is ComparisonOperator => comparisons.includes(text);
const isFunction = (text: string): text is FunctionName => Object.hasOwn(functionArity, text);
const functionList = [...Object.keys(functionArity), 'if'].join(', ');

const shown = (token: Token): string => {
  if (token.kind === 'end') return 'the end';
  return token.kind === 'number' ? `${token.value}` : `“${token.text}”`;
};

/**
 * Recursive descent, loosest first: sum → product → sign → power → operand. `^` binds tighter than the sign before
 * it and groups to the right: -2^2 = -4, 2^3^2 = 512.
 */
class Parser {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Node {
    const node = this.sum();
    const rest = this.peek();
    if (rest.kind !== 'end') this.unexpected(rest);
    return node;
  }

  private peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', at: 1 };
  }

  private takeSymbol(...wanted: readonly string[]): { text: string; at: number } | null {
    const token = this.peek();
    if (token.kind !== 'symbol' || !wanted.includes(token.text)) return null;
    this.next += 1;
    return token;
  }

  private expect(symbol: string, why: string): void {
    const token = this.peek();
    if (this.takeSymbol(symbol) === null)
      refuse(token.at, `expected “${symbol}” ${why}, found ${shown(token)}`);
  }

  private unexpected(token: Token): never {
    if (token.kind === 'symbol' && isComparison(token.text))
      return refuse(
        token.at,
        `a comparison may only be the first argument of if(a ${token.text} b, then, else)`,
      );
    if (token.kind === 'symbol' && token.text === ')')
      return refuse(token.at, 'this “)” closes nothing: remove it or add the “(” before it');
    if (token.kind === 'symbol' && token.text === ',')
      return refuse(
        token.at,
        'a comma may only separate the arguments of a function; write decimals with a point',
      );
    if (token.kind === 'end')
      return refuse(token.at, 'the formula stops too early: add a number, a name or “(”');
    return refuse(token.at, `${shown(token)} cannot stand here: put an operator such as * before it`);
  }

  private deeper<T>(parse: () => T): T {
    this.depth += 1;
    if (this.depth > formulaLimits.depth)
      refuse(
        this.peek().at,
        `nested more than ${formulaLimits.depth} levels deep: split or simplify the formula`,
      );
    const result = parse();
    this.depth -= 1;
    return result;
  }

  private chain(operators: readonly string[], operand: () => Node): Node {
    let left = operand();
    for (let sign = this.takeSymbol(...operators); sign !== null; sign = this.takeSymbol(...operators))
      left = { kind: 'binary', operator: sign.text as BinaryOperator, left, right: operand(), at: sign.at };
    return left;
  }

  private sum(): Node {
    return this.deeper(() => this.chain(['+', '-'], () => this.product()));
  }

  private product(): Node {
    return this.chain(['*', '/'], () => this.signed());
  }

  private signed(): Node {
    const minus = this.takeSymbol('-');
    if (minus === null) return this.power();
    return this.deeper(() => ({ kind: 'negate', of: this.signed(), at: minus.at }));
  }

  private power(): Node {
    const left = this.operand();
    const sign = this.takeSymbol('^');
    if (sign === null) return left;
    return this.deeper(() => ({ kind: 'binary', operator: '^', left, right: this.signed(), at: sign.at }));
  }

  private operand(): Node {
    const token = this.peek();
    if (token.kind === 'number') {
      this.next += 1;
      return { kind: 'number', value: token.value, at: token.at };
    }
    if (token.kind === 'name') {
      this.next += 1;
      return this.takeSymbol('(') === null
        ? { kind: 'name', name: token.text, at: token.at }
        : this.called(token.text, token.at);
    }
    if (this.takeSymbol('(') === null) this.unexpected(token);
    const inner = this.sum();
    this.expect(')', 'to close the “(”');
    return inner;
  }

  private called(name: string, at: number): Node {
    if (name === 'if') return this.choice(at);
    if (!isFunction(name)) return refuse(at, `there is no function “${name}”: use one of ${functionList}`);
    const args = [this.sum()];
    while (this.takeSymbol(',') !== null) args.push(this.sum());
    this.expect(')', `to close ${name}(`);
    const [least, most] = functionArity[name];
    if (args.length < least || args.length > most)
      refuse(
        at,
        `${name} takes ${least === most ? least : `${least} to ${most}`} arguments, found ${args.length}`,
      );
    return { kind: 'call', fn: name, args, at };
  }

  private choice(at: number): Node {
    const left = this.sum();
    const sign = this.takeSymbol(...comparisons);
    if (sign === null || !isComparison(sign.text))
      return refuse(this.peek().at, 'if needs a comparison first: if(a > b, then, else)');
    const right = this.sum();
    this.expect(',', 'after the comparison of if(a > b, then, else)');
    const then = this.sum();
    this.expect(',', 'and the value for “else”: if(a > b, then, else)');
    const otherwise = this.sum();
    this.expect(')', 'to close if(');
    return { kind: 'choose', operator: sign.text, left, right, then, otherwise, at };
  }
}

/** Text → tree. Names are not judged here: see `unknownNames`. Never throws for a bad formula. */
export const parseFormula = (text: string): ParsedFormula => {
  if (text.length > formulaLimits.characters)
    return {
      ok: false,
      problem: {
        position: formulaLimits.characters + 1,
        message: `a formula may be at most ${formulaLimits.characters} characters long: shorten it`,
      },
    };
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  try {
    const node = new Parser(tokens.tokens).whole();
    const extra = namesIn(node)[formulaLimits.names];
    if (extra !== undefined) refuse(1, `reads more than ${formulaLimits.names} inputs: leave some out`);
    return { ok: true, node };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
};
