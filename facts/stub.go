package facts

type index struct{}
type positions struct{}
