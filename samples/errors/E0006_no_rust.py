# golden: status stdout stderr
# command: build <sample>
# env: HYBRIDC_RUSTC=<folder>/no_such_rustc
print("never built: no rustc")
