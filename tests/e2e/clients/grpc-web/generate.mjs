import { spawnSync } from 'node:child_process';
import { buf } from '../../support/product/buf.mjs';

// The script of a team has `buf generate` here. This package gets buf from the tests around it.
const { status } = spawnSync(buf, ['generate', '../../../../protos'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
