extension JPEGPicture {
    /// The picture turned upright.
    ///
    /// - Parameter orientation: The EXIF orientation, 1 to 8; others change nothing.
    func turned(by orientation: Int) -> JPEGPicture {
        guard (2...8).contains(orientation) else { return self }
        let isSideways = orientation >= 5
        let newWidth = isSideways ? height : width
        let newHeight = isSideways ? width : height
        var result = [UInt8](repeating: 0, count: pixels.count)
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                let (sourceX, sourceY) = source(x, y, orientation)
                let from = (sourceY * width + sourceX) * 3
                let to = (y * newWidth + x) * 3
                result[to] = pixels[from]
                result[to + 1] = pixels[from + 1]
                result[to + 2] = pixels[from + 2]
            }
        }
        return JPEGPicture(width: newWidth, height: newHeight, pixels: result)
    }

    /// Which stored pixel is seen at a place (TIFF 6.0, tag 274).
    private func source(_ x: Int, _ y: Int, _ orientation: Int) -> (Int, Int) {
        switch orientation {
        case 2: (width - 1 - x, y)
        case 3: (width - 1 - x, height - 1 - y)
        case 4: (x, height - 1 - y)
        case 5: (y, x)
        case 6: (y, height - 1 - x)
        case 7: (width - 1 - y, height - 1 - x)
        default: (width - 1 - y, x)
        }
    }
}
