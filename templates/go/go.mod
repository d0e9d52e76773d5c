module cli

go 1.21
