package app

import (
	"errors"
	"fmt"
	"os"
)

// defaultConfigFile is read when it is there and no other is named.
const defaultConfigFile = "config.yaml"

// LoadConfig reads the configuration: defaults, then the file (config.yaml here, if there is one and file is ""),
// then the environment, then override, which holds keys and values from flags. The error tells every mistake, a line each,
// with its key, its value and what is allowed.
func LoadConfig(file string, environ func(string) (string, bool), override map[string]string) (Config, error) {
	c := DefaultConfig()
	known := settings(&c)
	errs := []error{fromFile(known, file), fromEnvironment(known, environ), fromFlags(known, override)}
	if err := errors.Join(errs...); err != nil {
		return c, err
	}
	return c, c.check()
}

func fromFile(known []setting, file string) error {
	name := file
	if name == "" {
		name = defaultConfigFile
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) && file == "" {
		return nil
	}
	if err != nil {
		return fmt.Errorf("--config: %w", err)
	}
	return readYAML(known, name, data)
}

func fromEnvironment(known []setting, environ func(string) (string, bool)) error {
	var errs []error
	for _, s := range known {
		if v, ok := environ(s.env()); ok {
			errs = append(errs, s.set(s.env(), v))
		}
	}
	return errors.Join(errs...)
}

func fromFlags(known []setting, override map[string]string) error {
	var errs []error
	for _, s := range known {
		if v, ok := override[s.key]; ok {
			errs = append(errs, s.set("--"+s.key, v))
		}
	}
	return errors.Join(errs...)
}

// set reads the setting from v; where says where v came from. A secret's value stays out of the error.
func (s setting) set(where, v string) error {
	err := s.value.Set(v)
	if err == nil {
		return nil
	}
	if _, secret := s.value.(amqpURL); secret {
		return fmt.Errorf("%s: %w", where, err)
	}
	return fmt.Errorf("%s: %q: %w", where, v, err)
}
