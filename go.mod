module nutgraf

go 1.26
