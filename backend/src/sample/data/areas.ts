import type { AreaTexts } from '../texts.js';
import { deliveredAdministration } from './delivered/administration.js';
import { deliveredContractsAndSla } from './delivered/contracts-and-sla.js';
import { deliveredCustomerPortal } from './delivered/customer-portal.js';
import { deliveredDispatchBoard } from './delivered/dispatch-board.js';
import { deliveredInsights } from './delivered/insights.js';
import { deliveredIntegrations } from './delivered/integrations.js';
import { deliveredPartsAndVans } from './delivered/parts-and-vans.js';
import { deliveredQuotesAndInvoices } from './delivered/quotes-and-invoices.js';
import { deliveredRoutesAndTravel } from './delivered/routes-and-travel.js';
import { deliveredTechnicianApp } from './delivered/technician-app.js';
import { deliveredWorkReports } from './delivered/work-reports.js';
import { openAdministration } from './open/administration.js';
import { openContractsAndSla } from './open/contracts-and-sla.js';
import { openCustomerPortal } from './open/customer-portal.js';
import { openDispatchBoard } from './open/dispatch-board.js';
import { openInsights } from './open/insights.js';
import { openIntegrations } from './open/integrations.js';
import { openPartsAndVans } from './open/parts-and-vans.js';
import { openQuotesAndInvoices } from './open/quotes-and-invoices.js';
import { openRoutesAndTravel } from './open/routes-and-travel.js';
import { openTechnicianApp } from './open/technician-app.js';
import { openWorkReports } from './open/work-reports.js';

export const sampleAreas: readonly AreaTexts[] = [
  { label: 'dispatch-board', delivered: deliveredDispatchBoard, open: openDispatchBoard },
  { label: 'routes-and-travel', delivered: deliveredRoutesAndTravel, open: openRoutesAndTravel },
  { label: 'technician-app', delivered: deliveredTechnicianApp, open: openTechnicianApp },
  { label: 'work-reports', delivered: deliveredWorkReports, open: openWorkReports },
  { label: 'contracts-and-sla', delivered: deliveredContractsAndSla, open: openContractsAndSla },
  { label: 'parts-and-vans', delivered: deliveredPartsAndVans, open: openPartsAndVans },
  { label: 'quotes-and-invoices', delivered: deliveredQuotesAndInvoices, open: openQuotesAndInvoices },
  { label: 'customer-portal', delivered: deliveredCustomerPortal, open: openCustomerPortal },
  { label: 'integrations', delivered: deliveredIntegrations, open: openIntegrations },
  { label: 'insights', delivered: deliveredInsights, open: openInsights },
  { label: 'administration', delivered: deliveredAdministration, open: openAdministration },
];
