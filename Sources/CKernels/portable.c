#include "CKernels.h"
#define LANES 4
#define LEVEL(name) salon_portable_##name
#include "kernels.h"
#include "product.h"
