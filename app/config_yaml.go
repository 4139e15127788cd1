package app

import (
	"errors"
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
	"gopkg.in/yaml.v3"
)

// readYAML sets the known settings from a YAML file. Unknown and doubled keys are errors.
func readYAML(known []setting, name string, data []byte) error {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if len(doc.Content) == 0 {
		return nil
	}
	r := yamlReader{name: name, known: known, seen: map[string]bool{}}
	r.walk("", doc.Content[0])
	return errors.Join(r.errs...)
}

type yamlReader struct {
	name  string
	known []setting
	seen  map[string]bool
	errs  []error
}

func (r *yamlReader) failf(n *yaml.Node, format string, args ...any) {
	r.errs = append(r.errs, fmt.Errorf("%s:%d: %s", r.name, n.Line, fmt.Sprintf(format, args...)))
}

func (r *yamlReader) walk(prefix string, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		r.failf(n, "%s: must be a section of keys and values", strings.TrimSuffix(prefix, "."))
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		r.pair(prefix+n.Content[i].Value, n.Content[i], n.Content[i+1])
	}
}

func (r *yamlReader) pair(key string, k, v *yaml.Node) {
	if r.seen[key] {
		r.failf(k, "%s: given twice", key)
		return
	}
	r.seen[key] = true
	if s, ok := r.find(key); ok {
		r.assign(s, k, v)
		return
	}
	if r.isSection(key) {
		r.walk(key+".", v)
		return
	}
	r.failf(k, "%s: unknown key; did you mean %s?", key, r.nearest(key))
}

func (r *yamlReader) assign(s setting, k, v *yaml.Node) {
	text := v.Value
	if _, isList := s.value.(roles); isList && v.Kind == yaml.SequenceNode {
		text = joinNodes(v.Content)
	} else if v.Kind != yaml.ScalarNode {
		r.failf(k, "%s: must be a single value", s.key)
		return
	}
	if err := s.set(s.key, text); err != nil {
		r.failf(k, "%s", err)
	}
}

func (r *yamlReader) find(key string) (setting, bool) {
	for _, s := range r.known {
		if s.key == key {
			return s, true
		}
	}
	return setting{}, false
}

func (r *yamlReader) isSection(key string) bool {
	for _, s := range r.known {
		if strings.HasPrefix(s.key, key+".") {
			return true
		}
	}
	return false
}

func (r *yamlReader) nearest(key string) string {
	best, least := "", -1
	for _, s := range r.known {
		if d := levenshtein.ComputeDistance(key, s.key); least < 0 || d < least {
			best, least = s.key, d
		}
	}
	return best
}

func joinNodes(nodes []*yaml.Node) string {
	var parts []string
	for _, n := range nodes {
		parts = append(parts, n.Value)
	}
	return strings.Join(parts, ",")
}
