import ForgeReconciler from '@forge/react';
import React from 'react';
import { Gadget } from '../gadget/gadget';

ForgeReconciler.render(<Gadget />);
