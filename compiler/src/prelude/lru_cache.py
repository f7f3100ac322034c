# `functools.lru_cache` and `cache`, for one decorated function (`Modules/_functoolsmodule.c`).
from collections import namedtuple

CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])

class _lru_cache_wrapper:
    def __init__(self, user_function, /):
        self.hybridc_function = user_function
        self.hybridc_cache = {}
        self.hybridc_hits = 0
        self.hybridc_misses = 0

    def __call__(self, /, *args):
        if args in self.hybridc_cache:
            self.hybridc_hits += 1
            #hit
            return self.hybridc_cache[args]
        self.hybridc_misses += 1
        hybridc.enter_call(LIMIT, IS_OBJECT)
        try:
            result = self.hybridc_function(*args)
        finally:
            hybridc.leave_call()
        #bounded
        self.hybridc_cache[args] = result
        return result

    def cache_info(self, /):
        return CacheInfo(self.hybridc_hits, self.hybridc_misses, MAXSIZE, len(self.hybridc_cache))

    def cache_clear(self, /):
        self.hybridc_hits = 0
        self.hybridc_misses = 0
        self.hybridc_cache.clear()
