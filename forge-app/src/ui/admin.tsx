import ForgeReconciler from '@forge/react';
import React from 'react';
import { AdminPage } from '../admin/admin';

ForgeReconciler.render(<AdminPage />);
