import { largerCompanies } from './larger-companies.js';
import { smallerCompanies } from './smaller-companies.js';

export const sampleCompanies = { ...largerCompanies, ...smallerCompanies };

export type CompanyKey = keyof typeof sampleCompanies;
export const companyKeys = Object.keys(sampleCompanies) as CompanyKey[];
