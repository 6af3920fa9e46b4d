// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/glyph.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <initializer_list>

namespace vfpilot::gui {
namespace {

/// Draws on a field of 24 x 24 units, whatever the size on screen.
class Field
{
public:
    Field(QPainter& painter, const QRectF& box, const QColor& ink)
        : m_painter(painter)
        , m_ink(ink)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        const qreal side = std::min(box.width(), box.height());
        const QPointF corner = box.center() - QPointF(side / 2, side / 2);
        m_painter.setTransform(QTransform::fromTranslate(corner.x(), corner.y()), true);
        m_painter.scale(side / 24, side / 24);
    }
    ~Field() { m_painter.restore(); }
    Field(const Field&) = delete;
    Field& operator=(const Field&) = delete;

    void disc(qreal radius = 10) { solid(circle(radius)); }
    void ring(qreal radius = 9, qreal width = 2) { stroke(circle(radius), width); }

    void line(std::initializer_list<QPointF> points, qreal width = 2)
    {
        QPainterPath path(*points.begin());
        for (const QPointF& point : points)
            path.lineTo(point);
        stroke(path, width);
    }

    /// The same, cut out of a disc: in the color of the ground.
    void lineOnDisc(std::initializer_list<QPointF> points, qreal width = 2.4)
    {
        const QColor ink = m_ink;
        m_ink = color(Role::Surface);
        line(points, width);
        m_ink = ink;
    }

    void solid(const QPainterPath& path)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_ink);
        m_painter.drawPath(path);
    }

    void stroke(const QPainterPath& path, qreal width, Qt::PenStyle style = Qt::SolidLine)
    {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_ink, width, style, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawPath(path);
    }

    void dot(QPointF center, qreal radius)
    {
        QPainterPath path;
        path.addEllipse(center, radius, radius);
        solid(path);
    }

    static QPainterPath circle(qreal radius)
    {
        QPainterPath path;
        path.addEllipse(QPointF(12, 12), radius, radius);
        return path;
    }

    static QPainterPath rounded(const QRectF& box, qreal radius)
    {
        QPainterPath path;
        path.addRoundedRect(box, radius, radius);
        return path;
    }

    static QPainterPath polygon(int corners, qreal radius, qreal turn)
    {
        QPolygonF points;
        for (int i = 0; i < corners; ++i) {
            const qreal angle = turn + 2 * M_PI * i / corners;
            points << QPointF(12 + radius * std::cos(angle), 12 + radius * std::sin(angle));
        }
        QPainterPath path;
        path.addPolygon(points);
        path.closeSubpath();
        return path;
    }

private:
    QPainter& m_painter;
    QColor m_ink;
};

QPainterPath triangle()
{
    QPainterPath path(QPointF(12, 3.5));
    path.lineTo(21.2, 19.5);
    path.lineTo(2.8, 19.5);
    path.closeSubpath();
    return path;
}

QPainterPath gear()
{
    QPainterPath teeth;
    for (int i = 0; i < 8; ++i) {
        const QTransform turn = QTransform::fromTranslate(-12, -12) *
                                QTransform().rotate(45.0 * i) * QTransform::fromTranslate(12, 12);
        teeth = teeth.united(turn.map(Field::rounded({10.4, 1.8, 3.2, 5}, 1)));
    }
    return teeth.united(Field::circle(7.2)).subtracted(Field::circle(3.1));
}

// Three thin bars out of one thick bar: one function, several virtual ones.
void paintLogo(Field& field)
{
    field.solid(Field::rounded({2.5, 9, 6.5, 6}, 1.6));
    for (const qreal y : {3.0, 9.5, 16.0})
        field.solid(Field::rounded({15.5, y, 6, 5}, 1.4));
    field.line({{9, 12}, {15.5, 12}}, 1.6);
    field.line({{12, 12}, {12, 5.5}, {15.5, 5.5}}, 1.6);
    field.line({{12, 12}, {12, 18.5}, {15.5, 18.5}}, 1.6);
}

void paintState(Field& field, Glyph glyph)
{
    switch (glyph) {
    case Glyph::Ok:
        field.disc();
        field.lineOnDisc({{7.6, 12.4}, {10.7, 15.4}, {16.4, 9.2}});
        break;
    case Glyph::Planned:
        field.disc();
        field.lineOnDisc({{12, 7.5}, {12, 16.5}});
        field.lineOnDisc({{7.5, 12}, {16.5, 12}});
        break;
    case Glyph::Warning:
        field.solid(triangle());
        field.stroke(triangle(), 2.4);
        field.lineOnDisc({{12, 9.2}, {12, 13.4}});
        field.lineOnDisc({{12, 16.9}, {12, 17}});
        break;
    case Glyph::Blocking:
        field.solid(Field::polygon(8, 10.6, M_PI / 8));
        field.lineOnDisc({{8.6, 8.6}, {15.4, 15.4}});
        field.lineOnDisc({{15.4, 8.6}, {8.6, 15.4}});
        break;
    case Glyph::Info:
        field.ring();
        field.line({{12, 11.2}, {12, 16.4}});
        field.dot({12, 7.8}, 1.3);
        break;
    case Glyph::NotReached:
        field.stroke(Field::circle(8.5), 1.8, Qt::DotLine);
        break;
    case Glyph::Todo:
        field.ring(7.5, 1.8);
        break;
    default:
        for (const qreal x : {6.0, 12.0, 18.0})
            field.dot({x, 12}, 2);
    }
}

} // namespace

void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& box, const QColor& ink)
{
    Field field(painter, box, ink);
    switch (glyph) {
    case Glyph::Ok:
    case Glyph::Planned:
    case Glyph::Warning:
    case Glyph::Blocking:
    case Glyph::Info:
    case Glyph::NotReached:
    case Glyph::Todo:
    case Glyph::Busy:
        return paintState(field, glyph);
    case Glyph::ChevronRight:
        return field.line({{9.5, 6.5}, {15, 12}, {9.5, 17.5}});
    case Glyph::ChevronDown:
        return field.line({{6.5, 9.5}, {12, 15}, {17.5, 9.5}});
    case Glyph::Gear:
        return field.solid(gear());
    case Glyph::Folder:
        return field.line(
            {{3, 18.5}, {3, 5.5}, {9, 5.5}, {11.2, 8}, {21, 8}, {21, 18.5}, {3, 18.5}}, 1.8);
    case Glyph::Copy:
        field.stroke(Field::rounded({8, 8, 12.5, 12.5}, 2), 1.8);
        return field.line({{5, 15.5}, {3.5, 15.5}, {3.5, 3.5}, {15.5, 3.5}, {15.5, 5}}, 1.8);
    case Glyph::Plug:
        field.line({{9, 3}, {9, 8}});
        field.line({{15, 3}, {15, 8}});
        field.solid(Field::rounded({6, 8, 12, 7}, 3));
        return field.line({{12, 15}, {12, 21}});
    case Glyph::Plus:
        field.line({{12, 5}, {12, 19}});
        return field.line({{5, 12}, {19, 12}});
    case Glyph::Minus:
        return field.line({{5, 12}, {19, 12}});
    case Glyph::Trash:
        field.line({{4, 6.5}, {20, 6.5}}, 1.8);
        field.line({{9, 6}, {9, 3.5}, {15, 3.5}, {15, 6}}, 1.8);
        field.line({{6, 7}, {7, 20.5}, {17, 20.5}, {18, 7}}, 1.8);
        field.line({{10, 10.5}, {10, 17}}, 1.6);
        return field.line({{14, 10.5}, {14, 17}}, 1.6);
    case Glyph::Lock:
        field.solid(Field::rounded({5, 10.5, 14, 10}, 2));
        return field.line({{8, 10.5}, {8, 7}, {9.5, 4.2}, {14.5, 4.2}, {16, 7}, {16, 10.5}});
    case Glyph::History:
        field.ring(8.5, 1.8);
        return field.line({{12, 7.5}, {12, 12.3}, {15.4, 14.2}}, 1.8);
    case Glyph::Log:
        for (const qreal y : {6.5, 12.0})
            field.line({{4, y}, {20, y}}, 1.8);
        return field.line({{4, 17.5}, {14, 17.5}}, 1.8);
    case Glyph::Machine:
        field.stroke(Field::rounded({3, 4.5, 18, 11.5}, 2), 1.8);
        field.line({{12, 16}, {12, 19.5}}, 1.8);
        return field.line({{8, 19.8}, {16, 19.8}}, 1.8);
    case Glyph::Logo:
        return paintLogo(field);
    }
}

namespace {

class GlyphEngine : public QIconEngine
{
public:
    GlyphEngine(Glyph glyph, Role role)
        : m_glyph(glyph)
        , m_role(role)
    {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintGlyph(*painter, m_glyph, rect, color(mode == QIcon::Disabled ? Role::Idle : m_role));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new GlyphEngine(*this); }

private:
    Glyph m_glyph;
    Role m_role;
};

} // namespace

QIcon glyphIcon(Glyph glyph, Role role)
{
    return QIcon(new GlyphEngine(glyph, role));
}

GlyphLabel::GlyphLabel(Glyph glyph, Role role, int size, QWidget* parent)
    : QWidget(parent)
    , m_glyph(glyph)
    , m_role(role)
    , m_size(size)
{
    setFixedSize(size, size);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void GlyphLabel::setGlyph(Glyph glyph, Role role)
{
    m_glyph = glyph;
    m_role = role;
    update();
}

QSize GlyphLabel::sizeHint() const
{
    return {m_size, m_size};
}

void GlyphLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGlyph(painter, m_glyph, rect(), color(isEnabled() ? m_role : Role::Idle));
}

} // namespace vfpilot::gui
