import type { ImportField } from '../import-fields.js';
import { names } from '../text/name-list.js';

/**
 * Usual English names of columns, the most telling first: where a file has several, earlier names win.
 * Case, spaces, underscores and punctuation do not count.
 */
export const usualNames: Readonly<Record<ImportField, readonly string[]>> = {
  key: names`
    issue key, work item key, key, feature key, ticket key, jira key, ticket, feature id, ticket id, id
  `,
  issueId: names`issue id, work item id`,
  title: names`
    summary, title, feature title, issue summary, feature name, feature, name, headline, subject,
    user story, story, idea
  `,
  description: names`description, details, body, desc, feature description`,
  status: names`status, state, stage, issue status, workflow status`,
  statusCategory: names`status category`,
  resolution: names`resolution`,
  type: names`issue type, work type, work item type, type, feature type, kind`,
  subtask: names`is subtask, subtask, sub-task`,
  parentKey: names`parent key, parent, parent issue, epic link, epic key`,
  parentId: names`parent id`,
  labels: names`labels, label, tags, tag`,
  created: names`
    created, created at, creation date, date created, created date, created on, opened, submitted
  `,
  delivered: names`
    resolved, resolution date, resolved at, resolved date, delivered, delivered at, delivered on,
    delivery date, released, release date, released at, released on, shipped, shipped at, shipped on,
    completed, completed at, completion date, done date, closed, closed at
  `,
  needs: names`
    inward issue link (blocks), inward issue link (blocker), needs, depends on, blocked by,
    is blocked by, dependencies, prerequisites
  `,
  neededBy: names`
    outward issue link (blocks), outward issue link (blocker), blocks, needed by, required by
  `,
  mustDo: names`must do, mandatory, compliance, regulatory, is must do`,
  moscow: names`moscow, moscow priority, moscow class`,
  currency: names`currency, currency code`,
  originalEstimate: names`σ original estimate, original estimate, time original estimate`,
  timeSpent: names`σ time spent, time spent`,
  actualEffortDays: names`
    actual effort, actual effort days, actual days, actual person days, effort actual, days spent,
    actual effort (pd)
  `,
  realisedValue: names`
    realised value, realized value, actual value, value realised, value realized, realised benefit,
    realized benefit, actual benefit, actual revenue, outcome value
  `,
  reach: names`reach, rice reach, users reached`,
  impact: names`impact, rice impact, ice impact`,
  confidence: names`confidence, rice confidence, ice confidence, confidence level`,
  effort: names`
    effort, rice effort, effort months, effort person months, person months, effort pm
  `,
  iceEase: names`ease, ice ease, ease of implementation`,
  businessValue: names`
    business value, user business value, user and business value, wsjf business value, bv
  `,
  timeCriticality: names`time criticality, wsjf time criticality, tc`,
  riskReduction: names`
    risk reduction, opportunity enablement, risk reduction or opportunity enablement,
    wsjf risk reduction, risk reduction / opportunity enablement,
    risk reduction and opportunity enablement, rr/oe, rroe, risk reduction opportunity enablement value,
    risk reduction & opportunity enablement
  `,
  jobSize: names`job size, wsjf job size, job duration, wsjf size`,
  importance: names`importance, customer importance`,
  satisfaction: names`satisfaction, customer satisfaction, current satisfaction`,
  value: names`
    value, expected value, estimated value, value estimate, expected revenue, expected benefit, benefit,
    monetary value
  `,
  costOfDelay: names`cost of delay, cost of delay per week, cod`,
  storyPoints: names`
    story points, story point, story point estimate, sp, points, estimate, story points estimate,
    storypoints
  `,
  effortDays: names`
    effort days, effort in days, effort person days, person days, estimate days, estimated days,
    effort estimate days, effort pd, mandays, man days
  `,
  votes: names`votes, vote count, upvotes`,
};
