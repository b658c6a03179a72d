import Foundation
import Geo
import Governance

extension MapPicture {
    /// Draws the tiles of relief that the view shows, of the level whose pixels are the nearest, scaled to it.
    func drawRelief(_ middle: WorldPoint, into buffer: inout HTMLBuffer) {
        guard let relief = scene.relief, scene.state.isRelief else { return }
        // The world's width in pixels is 512 on level 0; of tiles with 256 pixels there are two each way.
        let deepest = min(relief.deepestZoom, ReliefDesk.zooms.upperBound)
        let zoom = min(max(Int(view.zoom.rounded()) + 1, ReliefDesk.zooms.lowerBound), deepest)
        let side = MapViewpoint.worldPixels * pow(2, view.zoom) / Double(Int64(1) << zoom)
        guard side >= 128, let box = view.box(width: width, height: height), box.intersects(relief.box) else { return }
        let world = WorldBox(box)
        let last = (1 << zoom) - 1
        let shift = 31 - zoom
        for y in max(0, Int(world.north) >> shift)...min(last, Int(world.south) >> shift) {
            for x in max(0, Int(world.west) >> shift)...min(last, Int(world.east) >> shift) {
                guard let tile = TileAddress(zoom: zoom, x: x, y: y), let part = tile.box.boundingBox,
                    part.intersects(relief.box)
                else { continue }
                let corner = corner(tile, middle)
                buffer.open(
                    "image",
                    [
                        Attribute("href", ReliefRoutes.address(tile, of: relief)),
                        Attribute("x", .coordinate(corner.x)), Attribute("y", .coordinate(corner.y)),
                        Attribute("width", .coordinate(side)), Attribute("height", .coordinate(side)),
                        Attribute("preserveAspectRatio", .literal("none")),
                    ])
                buffer.close("image")
            }
        }
    }

    private func corner(_ tile: TileAddress, _ middle: WorldPoint) -> (x: Double, y: Double) {
        let scale = MapViewpoint.worldPixels * pow(2, view.zoom) / Double(Int64(1) << 31)
        return (
            (Double(tile.box.west) - Double(middle.x)) * scale + width / 2,
            (Double(tile.box.north) - Double(middle.y)) * scale + height / 2
        )
    }
}
