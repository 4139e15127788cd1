package pdf

import (
	"image"
	"image/color"
	"strconv"

	"gonum.org/v1/plot/vg"
)

// DrawImage is of vg.Canvas.
func (c *Canvas) DrawImage(r vg.Rectangle, img image.Image) {
	if img.Bounds().Empty() {
		return
	}
	c.endDots()
	c.writeAlpha(255)
	name := c.doc.addImage(img)
	x, y := c.place(r.Min)
	right, top := c.place(r.Max)
	c.content = append(c.content, "q "...)
	c.content = appendXY(appendXY(appendXY(c.content, right-x, 0), 0, top-y), x, y)
	c.content = append(appendInt(append(c.content, "cm /I"...), name), " Do Q\n"...)
}

// addImage writes an image, and its opacity apart if it has any, and gives its number.
func (d *Document) addImage(img image.Image) (name int) {
	b := img.Bounds()
	rgb, opacity, opaque := pixels(img)
	head := "/Type/XObject/Subtype/Image/BitsPerComponent 8/Width " + strconv.Itoa(b.Dx()) +
		"/Height " + strconv.Itoa(b.Dy())
	mask := ""
	if !opaque {
		mask = "/SMask " + strconv.Itoa(d.stream(head+"/ColorSpace/DeviceGray", opacity)) + " 0 R"
	}
	d.images = append(d.images, d.stream(head+"/ColorSpace/DeviceRGB"+mask, rgb))
	return len(d.images) - 1
}

func pixels(img image.Image) (rgb, opacity []byte, opaque bool) {
	b := img.Bounds()
	rgb, opacity, opaque = make([]byte, 0, 3*b.Dx()*b.Dy()), make([]byte, 0, b.Dx()*b.Dy()), true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			k, _ := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			rgb, opacity = append(rgb, k.R, k.G, k.B), append(opacity, k.A)
			opaque = opaque && k.A == 255
		}
	}
	return rgb, opacity, opaque
}
