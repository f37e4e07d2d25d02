import ForgeReconciler from '@forge/react';
import React from 'react';
import { GadgetEdit } from '../gadget/gadget-edit';

ForgeReconciler.render(<GadgetEdit />);
