//! Functions of the library that CPython has in Python, and the ways in which each may fail: what `failed` in
//! the runtime names. The target interpreter shows what a traceback of each looks like.

/// A function, and calls of it that fail.
type Failing = (&'static str, &'static [&'static str]);

/// By module.
pub const FAILING: &[(&str, &[Failing])] =
    &[("codecs", CODECS), ("contextlib", CONTEXTLIB), ("enum", ENUM), ("random", RANDOM)];

/// Text files decode what they read by the library's classes.
const CODECS: &[Failing] = &[
    ("hybridc.open_text", DECODING),
    ("hybridc.open_text", &["codecs.getincrementalencoder('utf-8-sig')().encode(chr(0xd800))"]),
    ("sys.stdin", DECODING),
    ("builtins.input", DECODING),
];

const DECODING: &[&str] = &[
    "codecs.getincrementaldecoder('utf-8')().decode(bytes([255]))",
    "codecs.getincrementaldecoder('utf-8-sig')().decode(bytes([255]) * 3)",
    "codecs.getincrementaldecoder('ascii')().decode(bytes([255]))",
];

/// (The rows are hybridc's own: a `with` statement calls the methods of what the decorator makes.)
const CONTEXTLIB: &[Failing] = &[
    (
        "hybridc.enter_generator",
        &[
            "contextlib.contextmanager(lambda: (1 // x for x in (0,)))().__enter__()",
            "contextlib.contextmanager(lambda: iter(()))().__enter__()",
        ],
    ),
    (
        "hybridc.exit_generator",
        &[
            "contextlib.contextmanager(lambda: (1 // x for x in (0,)))().__exit__(None, None, None)",
            "contextlib.contextmanager(lambda: (x for x in (1, 2)))().__exit__(None, None, None)",
            "contextlib.contextmanager(lambda: type('G', (), {'__next__': lambda s: 1, 'close': lambda s: \
             1 // 0})())().__exit__(None, None, None)",
        ],
    ),
    (
        "hybridc.exit_generator_raising",
        &[
            "contextlib.contextmanager(lambda: type('G', (), {'throw': lambda *a: 1 // 0})())()\
             .__exit__(ValueError, ValueError(), None)",
            "contextlib.contextmanager(lambda: type('G', (), {'throw': lambda *a: 1, 'close': lambda s: \
             1})())().__exit__(ValueError, ValueError(), None)",
            "contextlib.contextmanager(lambda: type('G', (), {'throw': lambda *a: 1, 'close': lambda s: \
             1 // 0})())().__exit__(ValueError, ValueError(), None)",
        ],
    ),
];

/// (The rows are hybridc's own: a class is called, and asked for an item.)
const ENUM: &[Failing] = &[
    ("hybridc.member_by_value", &["enum.Enum('E', 'A')(7)"]),
    ("hybridc.member_by_name", &["enum.Enum('E', 'A')['Z']"]),
];

const RANDOM: &[Failing] = &[
    ("random.choice", &["random.choice([])"]),
    (
        "random.choices",
        &[
            "random.choices([])",
            "random.choices([], [])",
            "random.choices([1], [1, 1])",
            "random.choices([1], [0])",
            "random.choices([1], [float('inf')])",
            "random.choices([1], [10 ** 400])",
        ],
    ),
    ("random.expovariate", &["random.expovariate(0.0)", "random.expovariate(10 ** 400)"]),
    ("random.gauss", &["random.gauss(0.0, 10 ** 400)", "random.gauss(10 ** 400, 1.0)"]),
    (
        "random.normalvariate",
        &["random.normalvariate(0.0, 10 ** 400)", "random.normalvariate(10 ** 400, 1.0)"],
    ),
    ("random.randint", &["random.randint(1, 0)"]),
    (
        "random.randrange",
        &[
            "random.randrange(0)",
            "random.randrange(1, 1)",
            "random.randrange(1, 2, 0)",
            "random.randrange(2, 1, 2)",
        ],
    ),
    ("random.sample", &["random.sample([1], 2)"]),
    (
        "random.uniform",
        &[
            "random.uniform(0, 10 ** 400)",
            "random.uniform(10 ** 400, 10 ** 400)",
            "random.uniform(10 ** 400, 0.0)",
            "random.uniform(0.0, 10 ** 400)",
        ],
    ),
];
