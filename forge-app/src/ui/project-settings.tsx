import ForgeReconciler from '@forge/react';
import React from 'react';
import { ProjectSettings } from '../project-settings/project-settings';

ForgeReconciler.render(<ProjectSettings />);
