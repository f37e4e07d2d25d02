import ForgeReconciler from '@forge/react';
import React from 'react';
import { IssueContext } from '../issue-context/issue-context';

ForgeReconciler.render(<IssueContext />);
