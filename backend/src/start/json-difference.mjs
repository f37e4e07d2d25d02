const isObject = (value) => typeof value === 'object' && value !== null;

const show = (value) => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

/** The same value with every object's keys in alphabetical order. */
export const sortKeys = (value) => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key])]),
  );
};

/** Names the first place where two JSON values differ, whatever the order of keys; undefined when they are equal. */
export const findDifference = (committed, made, path = '') => {
  if (isObject(committed) && isObject(made) && Array.isArray(committed) === Array.isArray(made)) {
    const keys = [...new Set([...Object.keys(committed), ...Object.keys(made)])].sort();
    for (const key of keys) {
      const difference = findDifference(committed[key], made[key], `${path}/${key}`);
      if (difference) return difference;
    }
    return undefined;
  }
  if (committed === made) return undefined;
  return `at ${path || '/'} it has ${show(committed)}, the routes say ${show(made)}`;
};
