/** The page in one file, for a disk without a server or a network: `cargo xtask build` puts it together. */

import './carried.js';
import '../www/page.js';
