#if defined(__x86_64__)
#include "CKernels.h"
#include <immintrin.h>
#include <math.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c"))), apply_to = function)
#define LANES 8
#define LEVEL(name) salon_avx2_##name
#include "kernels.h"
#include "product.h"
#pragma clang attribute pop
#endif
