using Cuewright.Engine.Data;
using Cuewright.Engine.Foley.Sounds.Layers;

namespace Cuewright.Engine.Tests.Foley.Sounds.Layers;

public sealed class CourseTests
{
    [Fact]
    public void Points_lie_evenly_apart()
    {
        var course = new Course([0, -10, 4]);
        Assert.Equal([0, -5, -10, -3, 4], new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(course.At));
    }

    [Fact]
    public void Pitches_move_by_equal_factors()
    {
        var course = new Course([100, 400]);
        Assert.Equal(200, course.ByFactors(0.5), 9);
    }

    [Theory]
    [InlineData("440", 440, 440)]
    [InlineData("[100, 300]", 100, 300)]
    public void It_is_written_as_a_number_or_a_list(string yaml, double from, double to)
    {
        var course = DataFile.Parse<Course>(new StringReader(yaml), "course");
        Assert.Equal((from, to), (course.At(0), course.At(1)));
    }
}
