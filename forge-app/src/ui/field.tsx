import ForgeReconciler from '@forge/react';
import React from 'react';
import { RoiField } from '../roi-field/roi-field';

ForgeReconciler.render(<RoiField />);
