import type { Resource, ScreenModule } from '../shared.js';
import { isNative, type Manifest } from './manifest.js';

const screenTypes =
  /^jira:(issuePanel|issueContext|projectPage|boardAction|backlogAction|projectSettingsPage|adminPage|dashboardGadget|customField)$/;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const urlOf = (manifest: Manifest, reference: string, customUrl: string): string => {
  const [key = '', entry] = reference.split('/');
  if (!isNative(manifest, key)) return `${customUrl}/${key}/`;
  return `/ui/${key}/${entry ?? 'index'}.html`;
};

/** The manifest’s modules that have a screen. */
export const screensOf = (manifest: Manifest, customUrl: string): readonly ScreenModule[] =>
  manifest.modules
    .filter(({ type }) => screenTypes.test(type))
    .map((module) => {
      const reference = module.resource ?? module.view?.resource ?? '';
      return {
        type: module.type,
        key: module.key,
        title: textOf(module.title) || textOf(module.name) || module.key,
        native: isNative(manifest, reference.split('/')[0] ?? ''),
        resourceKey: reference,
        url: urlOf(manifest, reference, customUrl),
        editUrl: module.edit === undefined ? null : urlOf(manifest, module.edit.resource, customUrl),
        viewportSize: module.viewportSize ?? null,
      };
    });

/** What a modal may show, by `resource/entry`. */
export const resourcesOf = (manifest: Manifest, customUrl: string): Readonly<Record<string, Resource>> =>
  Object.fromEntries(
    manifest.resources.flatMap(({ key, entry }) => {
      const names = entry === undefined ? [key] : Object.keys(entry).map((name) => `${key}/${name}`);
      return names.map((name) => [
        name,
        { native: isNative(manifest, key), url: urlOf(manifest, name, customUrl) },
      ]);
    }),
  );
