# golden: status stdout stderr
# command: build <sample>
# env: HYBRIDC_CARGO=<folder>/_fake/failing_cargo HYBRIDC_CACHE=cache
print("never built: cargo fails")
