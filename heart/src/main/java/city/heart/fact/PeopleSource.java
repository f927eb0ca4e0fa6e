// SPDX-License-Identifier: EUPL-1.2
package city.heart.fact;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.util.Collection;
import java.util.List;

/// The one source that says who is there: whom it leaves out nobody knows.
public interface PeopleSource<R, C> extends FactSource<R, C> {
    /// The recording at which this was known.
    RecordingNumber known(R person);

    /// All facts up to this recording are in the columns, none after it.
    RecordingNumber knownInColumns(C columns);

    /// The highest resident number plus one.
    int size(C columns);

    /// Who is there and in no column: asked in row form, as few as they are. In ascending order.
    List<ResidentId> beyondColumns();

    /// Those among some people, asked without a look at everybody.
    List<ResidentId> beyondColumns(Collection<ResidentId> among);
}
